/// What proves that an ad was shown to somebody: without it, opening the advertised shop costs its owner nothing.
@NullMarked
package dev.dosirak.platform.web.impression;

import org.jspecify.annotations.NullMarked;
