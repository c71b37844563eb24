/// Tests.
package dev.dosirak.orderhistory;
