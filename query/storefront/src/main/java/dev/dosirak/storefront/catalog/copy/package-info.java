/// How the catalog is filled: from the owners, and after a restart from the log on disk.
package dev.dosirak.storefront.catalog.copy;
