/// The gateway's REST API, the card window, and the switch that makes it all fail.
package dev.dosirak.pgsimulator.gateway.web;
