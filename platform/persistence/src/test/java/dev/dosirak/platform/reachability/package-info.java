/// Tests.
package dev.dosirak.platform.reachability;
