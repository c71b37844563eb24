/// What every HTTP service does alike. Start with [HttpConfiguration][dev.dosirak.platform.web.HttpConfiguration].
package dev.dosirak.platform.web;
