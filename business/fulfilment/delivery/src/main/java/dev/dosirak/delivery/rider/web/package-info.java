/// Riders over HTTP: their duty, their job, and the stream that rings.
@NullMarked
package dev.dosirak.delivery.rider.web;

import org.jspecify.annotations.NullMarked;
