/// Who changes something says which version of it he saw, so that nobody overwrites what he never saw.
package dev.dosirak.platform.web.ifmatch;
