package org.hotelier.broker;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The settings under {@code hotelier.broker.enquiry}.
 *
 * @param limit how long other nodes have to answer
 * @param apart how far apart two counts of all guests are, at least
 */
public record EnquirySettings(Duration limit, Duration apart) {

  /** Reads the settings; {@code hotelier} is that section of the configuration. */
  public static EnquirySettings from(Config hotelier) {
    var enquiry = hotelier.getConfig("broker.enquiry");
    return new EnquirySettings(enquiry.getDuration("limit"), enquiry.getDuration("apart"));
  }
}
