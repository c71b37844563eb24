/// Refuses before the body is read.
@NullMarked
package dev.dosirak.order.admission.web;

import org.jspecify.annotations.NullMarked;
