/// The catalog over HTTP, for everybody, on a server of its own: however many look at it, the service's other
/// endpoints have their own threads, and nothing stands between a page's bytes on disk and the socket.
///
/// Start with [RequestHandler]; [ShopPageRenderer] and [ShopListRenderer] are the answers.
package dev.dosirak.storefront.catalog.netty;
