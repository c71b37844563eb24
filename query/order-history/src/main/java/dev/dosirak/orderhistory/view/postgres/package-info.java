/// Order views as tables, each event one statement.
package dev.dosirak.orderhistory.view.postgres;
