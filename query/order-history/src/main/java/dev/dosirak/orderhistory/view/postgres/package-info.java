/// Order views as tables, each event one statement.
@NullMarked
package dev.dosirak.orderhistory.view.postgres;

import org.jspecify.annotations.NullMarked;
