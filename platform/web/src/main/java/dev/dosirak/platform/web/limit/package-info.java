/// How much of what is asked is done at once, and what is refused first when that is too little.
@NullMarked
package dev.dosirak.platform.web.limit;

import org.jspecify.annotations.NullMarked;
