/// What operators see and decide about records that could not be applied.
package dev.dosirak.platform.web.parked;
