package dev.dosirak.pgsimulator.portone.web;

/// Who the merchant is at this gateway, and through whom it pays.
final class PortOneStore {

    static final String MERCHANT = "merchant-dosirak";
    static final String STORE = "store-dosirak";
    static final String VERSION = "V2";
    static final String CHANNEL_KEY = "channel-key-dosirak";
    static final Channel CHANNEL = new Channel("TEST", "NICE", "dosirak00m");

    private PortOneStore() {}

    record Channel(String type, String pgProvider, String pgMerchantId) {}

    /// @param id as the merchant named it
    record Customer(String id) {}
}
