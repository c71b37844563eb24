/// Who is calling: a controller method names the kind of person it serves as a parameter, and gets nobody else.
package dev.dosirak.platform.web.caller;
