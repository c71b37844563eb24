/// Deliveries over HTTP, each shown to its own people only, and the riders' own page: they come on duty, see their
/// job and hear of the next.
package dev.dosirak.delivery.dispatch.web;
