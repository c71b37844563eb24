/// How the index is filled: from the owners of shops, ratings and ads while they answer; what it has, it keeps.
package dev.dosirak.search.shops.copy;
