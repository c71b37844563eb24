/// What proves that an ad was shown to somebody: without it, opening the advertised shop costs its owner nothing.
package dev.dosirak.platform.web.impression;
