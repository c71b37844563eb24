package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.ServiceAddresses;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where every service is, under `dosirak.services`: at one address, or at those of all its nodes.
@ConfigurationProperties(prefix = "dosirak")
record Services(Map<String, ServiceAddresses> services) {}
