/// Tests.
package dev.dosirak.orderhistory.view.postgres;
