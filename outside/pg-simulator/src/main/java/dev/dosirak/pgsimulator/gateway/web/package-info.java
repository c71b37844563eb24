/// The gateway's REST API, the card window, and the switch that makes it all fail.
@NullMarked
package dev.dosirak.pgsimulator.gateway.web;

import org.jspecify.annotations.NullMarked;
