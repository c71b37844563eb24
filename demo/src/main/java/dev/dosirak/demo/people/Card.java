package dev.dosirak.demo.people;

/// A payment card, which only payment companies ever see.
///
/// @param expiry year and month, `YYMM`
/// @param birth  of its holder, `YYMMDD`
public record Card(String number, String expiry, String birth) {

    /// Pays.
    public static final Card GOOD = new Card("4330123456781004", "3012", "900101");
    /// Every payment with it is declined.
    public static final Card DECLINED = new Card("4330123456780001", "3012", "900101");
    /// Pays, but the answer is always lost.
    public static final Card ANSWER_LOST = new Card("4330123456780002", "3012", "900101");
    /// The first attempt to pay fails at the payment company.
    public static final Card FAILS_ONCE = new Card("4330123456780003", "3012", "900101");
}
