/// Whom a service believes, and by which secrets.
package dev.dosirak.platform.web.security;
