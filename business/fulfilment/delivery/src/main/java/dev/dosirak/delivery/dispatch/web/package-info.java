/// Deliveries over HTTP, each shown to its own people only.
@NullMarked
package dev.dosirak.delivery.dispatch.web;

import org.jspecify.annotations.NullMarked;
