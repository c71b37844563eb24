/// Tests.
package dev.dosirak.relay;
