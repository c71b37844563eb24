/// Tests with the real processes.
package dev.dosirak.platform.embedded;
