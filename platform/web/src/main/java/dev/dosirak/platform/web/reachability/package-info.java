/// How a service knows that people can reach it: its nodes live, and gateways get through to them.
package dev.dosirak.platform.web.reachability;
