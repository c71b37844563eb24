@NullMarked
package dev.dosirak.order.admission.web;

import org.jspecify.annotations.NullMarked;
