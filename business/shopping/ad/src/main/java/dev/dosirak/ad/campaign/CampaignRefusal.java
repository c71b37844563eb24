package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Refused;

/// The rules of advertising said no.
public enum CampaignRefusal implements Refused.Reason {
    UNKNOWN_CAMPAIGN(Refused.Kind.NOT_FOUND),
    UNKNOWN_SHOP(Refused.Kind.NOT_FOUND),
    SHOP_NOT_APPROVED(Refused.Kind.CONFLICT),
    TOO_MANY_CAMPAIGNS(Refused.Kind.CONFLICT),
    /// It was ended or stopped, or its period has passed.
    ALREADY_OVER(Refused.Kind.CONFLICT),
    /// It is not over, or has run and was over only recently.
    NOT_TO_BE_DELETED_YET(Refused.Kind.CONFLICT),
    PERIOD_OUT_OF_RANGE(Refused.Kind.INVALID),
    START_OUT_OF_RANGE(Refused.Kind.INVALID),
    END_HAS_PASSED(Refused.Kind.INVALID),
    OUTSIDE_KOREA(Refused.Kind.INVALID),
    RADIUS_OUT_OF_RANGE(Refused.Kind.INVALID),
    /// The shop delivers nowhere in the area.
    OUT_OF_REACH(Refused.Kind.INVALID),
    POSITION_OUT_OF_RANGE(Refused.Kind.INVALID),
    BUDGET_OUT_OF_RANGE(Refused.Kind.INVALID),
    REASON_LENGTH(Refused.Kind.INVALID),
    /// A node counted fewer than none.
    COUNT_BELOW_ZERO(Refused.Kind.INVALID),
    /// A node counted on a day on which the campaign cannot have been seen.
    DAY_OUT_OF_PERIOD(Refused.Kind.INVALID);

    private final Refused.Kind kind;

    CampaignRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
