/// Tests.
package dev.dosirak.orderhistory.view.copy;
