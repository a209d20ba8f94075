package org.hotelier.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.HashMap;
import java.util.Map;

/** The configuration of a node: what was given, ours for Pekko, and where it binds. */
final class IncarnationConfig {

  private IncarnationConfig() {}

  /** All settings: those given, ours for Pekko, and every module's reference.conf. */
  static Config complete(Config given) {
    return given
        .withFallback(
            ConfigFactory.parseResources(
                IncarnationConfig.class.getClassLoader(),
                "pekko.conf",
                ConfigParseOptions.defaults().setAllowMissing(false)))
        .withFallback(ConfigFactory.defaultReference(IncarnationConfig.class.getClassLoader()))
        .resolve();
  }

  /** The complete settings with where this node binds. */
  static Config at(String host, Config complete, HostSettings settings) {
    var artery = "pekko.remote.artery.";
    Map<String, Object> binding = new HashMap<>();
    binding.put(artery + "canonical.hostname", host);
    binding.put(artery + "canonical.port", settings.clusterPort());
    // One machine can be many hosts: what leaves this node leaves from its own address.
    binding.put(artery + "advanced.tcp.outbound-client-hostname", host);
    var hotelier = settings.hotelier();
    if (settings.tls()) {
      var engine = artery + "ssl.rotating-keys-engine.";
      binding.put(artery + "transport", "tls-tcp");
      binding.put(
          artery + "ssl.ssl-engine-provider",
          "org.apache.pekko.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider");
      binding.put(engine + "key-file", hotelier.getString("cluster.tls.key"));
      binding.put(engine + "cert-file", hotelier.getString("cluster.tls.certificate"));
      binding.put(engine + "ca-cert-file", hotelier.getString("cluster.tls.authority"));
    }
    return ConfigFactory.parseMap(binding, "hotelier's ports").withFallback(complete);
  }
}
