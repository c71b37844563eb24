/// A token of somebody who left opens nothing, although it has not expired yet.
package dev.dosirak.platform.web.departure;
