using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;

namespace PrepBot.Practice.Wording;

/// <summary>The colour of each principle: by how often loops ask, so that one after another is seen to change.</summary>
internal static class Hues
{
    /// <summary>The accent of a principle; none for one that is not in the set any more.</summary>
    public static Accent Of(PrincipleSet principles, PrincipleId principle)
    {
        for (var place = 0; place < principles.ByProbeRank.Count; place++)
        {
            if (principles.ByProbeRank[place].Id == principle)
                return Accents.Hue(place);
        }

        return Accent.None;
    }
}
