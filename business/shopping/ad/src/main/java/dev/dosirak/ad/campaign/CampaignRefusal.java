package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Refused;

/// The rules of advertising said no.
public enum CampaignRefusal implements Refused.Reason {
    UNKNOWN_CAMPAIGN(Refused.Kind.UNKNOWN),
    UNKNOWN_SHOP(Refused.Kind.UNKNOWN),
    SHOP_NOT_APPROVED(Refused.Kind.NOT_NOW),
    TOO_MANY_CAMPAIGNS(Refused.Kind.NOT_NOW),
    /// It was ended or stopped, or its period has passed.
    ALREADY_OVER(Refused.Kind.NOT_NOW),
    /// It is not over, or has run and was over only recently.
    NOT_TO_BE_DELETED_YET(Refused.Kind.NOT_NOW),
    PERIOD_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    START_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    END_HAS_PASSED(Refused.Kind.NOT_ACCEPTABLE),
    OUTSIDE_KOREA(Refused.Kind.NOT_ACCEPTABLE),
    RADIUS_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    /// The shop delivers nowhere in the area.
    OUT_OF_REACH(Refused.Kind.NOT_ACCEPTABLE),
    POSITION_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    BUDGET_OUT_OF_RANGE(Refused.Kind.NOT_ACCEPTABLE),
    REASON_LENGTH(Refused.Kind.NOT_ACCEPTABLE),
    /// A node counted fewer than none.
    COUNT_BELOW_ZERO(Refused.Kind.NOT_ACCEPTABLE),
    /// A node counted on a day on which the campaign cannot have been seen.
    DAY_OUT_OF_PERIOD(Refused.Kind.NOT_ACCEPTABLE);

    private final Refused.Kind kind;

    CampaignRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
