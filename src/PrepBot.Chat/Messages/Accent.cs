namespace PrepBot.Chat.Messages;

/// <summary>The colour at the edge of a message. It supports; the words carry. What each of the first four means is the same everywhere.</summary>
public enum Accent
{
    /// <summary>No edge.</summary>
    None = 0,

    /// <summary>Nothing moves: nobody waits, paused, over.</summary>
    Grey = 1,

    /// <summary>Somebody waits, it is your turn to join.</summary>
    Green = 2,

    /// <summary>The bot itself: help, settings, forms.</summary>
    Indigo = 3,

    /// <summary>Something to mend or to clear up.</summary>
    Amber = 4,

    /// <summary>The first of sixteen hues of equal lightness, for subjects that should be told apart; the others follow it.</summary>
    FirstHue = 5,
}

/// <summary>The hues, and what every accent looks like.</summary>
public static class Accents
{
    /// <summary>Neighbours far apart; each stands out from white and from both dark grounds.</summary>
    private static readonly int[] Hues =
    [
        0xD95270, 0x089F78, 0xB95EBF, 0x789509, 0x7677EB, 0xB27C02, 0x0D93CA, 0xDB573F,
        0x0D9C96, 0xCD559A, 0x31A13E, 0x9C69DB, 0x9A8800, 0x3D86EC, 0xCC6903, 0x1398AD,
    ];

    /// <summary>How many hues there are.</summary>
    public static int HueCount => Hues.Length;

    /// <summary>The hue of the subject at this place, from 0; after the last comes the first again.</summary>
    public static Accent Hue(int place) => Accent.FirstHue + (int)((uint)place % (uint)Hues.Length);

    /// <summary>Red, green and blue as one number; null for none.</summary>
    public static int? Rgb(Accent accent) => accent switch
    {
        Accent.None => null,
        Accent.Grey => 0x80848E,
        Accent.Green => 0x23A55A,
        Accent.Indigo => 0x5B6AF0,
        Accent.Amber => 0xC27C00,
        >= Accent.FirstHue when accent < Accent.FirstHue + Hues.Length => Hues[accent - Accent.FirstHue],
        _ => throw new ArgumentOutOfRangeException(nameof(accent)),
    };
}
