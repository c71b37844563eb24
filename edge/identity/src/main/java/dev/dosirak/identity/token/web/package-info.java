/// Logins and keys over HTTP.
package dev.dosirak.identity.token.web;
