/// Tests.
@NullMarked
package dev.dosirak.orderhistory.view.web;

import org.jspecify.annotations.NullMarked;
