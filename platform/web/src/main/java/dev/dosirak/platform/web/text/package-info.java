/// What may be said to a service: text that can be stored, compared and shown, in bodies ([StrictJson]) and in
/// addresses ([RequestUri]). Whatever else comes is refused, once for every service.
package dev.dosirak.platform.web.text;
