package dev.dosirak.pgsimulator.nice.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.pgsimulator.Wire;
import dev.dosirak.pgsimulator.Wire.Answer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A merchant of the gateway after NICE Payments.
public final class NiceMerchant {

    static final String CLIENT = "S2_dosirak";
    static final String SECRET = "test_sk_dosirak_of_nice_32_bytes";

    private final Wire wire;

    public NiceMerchant(int port) {
        this(new Wire(port, Wire.basic(CLIENT, SECRET)));
    }

    NiceMerchant(Wire wire) {
        this.wire = wire;
    }

    /// The billing key of a card.
    public String card(String number) throws Exception {
        return register(aes128(number), "").text("bid");
    }

    Answer register(String encData, String more) throws IOException, InterruptedException {
        return wire.post("/nice/v1/subscribe/regist", """
                {"encData": "%s", "orderId": "%s"%s}
                """.formatted(encData, UUID.randomUUID(), more));
    }

    static String aes128(String number) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(SECRET.substring(0, 16).getBytes(UTF_8), "AES"));
        return HexFormat.of().formatHex(cipher.doFinal(plain(number)));
    }

    static String aes256(String number) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        var iv = new IvParameterSpec(SECRET.substring(0, 16).getBytes(UTF_8));
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(SECRET.getBytes(UTF_8), "AES"), iv);
        return HexFormat.of().formatHex(cipher.doFinal(plain(number)));
    }

    private static byte[] plain(String number) {
        return "cardNo=%s&expYear=29&expMonth=12&idNo=900131&cardPw=12"
                .formatted(number)
                .getBytes(UTF_8);
    }

    static String sign(String text) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest((text + SECRET).getBytes(UTF_8)));
    }

    public Answer pay(String card, String order, long won) throws IOException, InterruptedException {
        return pay(card, order, won, "");
    }

    Answer pay(String card, String order, long won, String more) throws IOException, InterruptedException {
        return payIn("0", card, order, won, more);
    }

    Answer payIn(String months, String card, String order, long won, String more)
            throws IOException, InterruptedException {
        return wire.post("/nice/v1/subscribe/" + card + "/payments", """
                {"orderId": "%s", "amount": %d, "goodsName": "김밥 두 줄", "cardQuota": "%s", "useShopInterest": false%s}
                """.formatted(order, won, months, more));
    }

    Answer expire(String card) throws IOException, InterruptedException {
        return wire.post("/nice/v1/subscribe/" + card + "/expire", """
                {"orderId": "%s"}
                """.formatted(UUID.randomUUID()));
    }

    Answer cancel(String tid, Optional<Long> won, String number) throws IOException, InterruptedException {
        var amount = won.map(it -> ", \"cancelAmt\": " + it).orElse("");
        return wire.post("/nice/v1/payments/" + tid + "/cancel", """
                {"reason": "변심", "orderId": "%s"%s}
                """.formatted(number, amount));
    }

    Answer netCancel(String order) throws IOException, InterruptedException {
        return wire.post("/nice/v1/payments/netcancel", "{\"orderId\": \"%s\"}".formatted(order));
    }

    Answer order(String order, String day) throws IOException, InterruptedException {
        return wire.get("/nice/v1/payments/find/" + order + "?orderDate=" + day);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return wire.get(path);
    }

    Answer token() throws IOException, InterruptedException {
        return wire.post("/nice/v1/access-token", "{}");
    }
}
