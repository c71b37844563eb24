/// Tests.
package dev.dosirak.orderhistory.view.web;
