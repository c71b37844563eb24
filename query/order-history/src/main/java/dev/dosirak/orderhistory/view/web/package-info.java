/// What people ask about their orders.
package dev.dosirak.orderhistory.view.web;
