package org.hotelier.protocol.luxi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Splits and reads whatever comes. In the normal run the kept inputs are replayed; with {@code
 * JAZZER_FUZZ=1} new ones are searched.
 */
class ControlCodecFuzzTest {
  private final ControlCodec codec = new ControlCodec(1 << 16);

  @FuzzTest(maxDuration = "2m")
  void anyStreamIsMessagesOrRefused(byte[] stream) {
    var input = ByteBuffer.wrap(stream);
    var splitter = new MessageSplitter(1 << 16);
    try {
      for (var message = splitter.next(input);
          message.isPresent();
          message = splitter.next(input)) {
        survivesARoundTrip(message.get());
      }
    } catch (MessageTooLong expected) {
      assertThat(stream).hasSizeGreaterThan(1 << 16);
    }
  }

  private void survivesARoundTrip(byte[] message) {
    try {
      var request = codec.readRequest(message);
      var written = ControlCodec.write(request);
      // Escaping may lengthen a message beyond what is read.
      if (written.length <= 1 << 16) {
        assertThat(codec.readRequest(Arrays.copyOf(written, written.length - 1)))
            .isEqualTo(request);
      }
    } catch (MalformedMessage expected) {
      assertThat(expected).hasMessageNotContaining("\3");
    }
  }
}
