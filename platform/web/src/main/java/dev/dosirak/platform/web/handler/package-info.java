/// Which method is going to answer a request, for filters that must know before it does.
package dev.dosirak.platform.web.handler;
