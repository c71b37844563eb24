/// What riders hear on their phones, and how it is seen that they are there.
@NullMarked
package dev.dosirak.delivery.rider.web;

import org.jspecify.annotations.NullMarked;
