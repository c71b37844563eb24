/// How much of what is asked is done at once, and what is refused first when that is too little.
package dev.dosirak.platform.web.limit;
