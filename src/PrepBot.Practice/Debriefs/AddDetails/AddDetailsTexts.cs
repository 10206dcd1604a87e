using PrepBot.Chat.Interactions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs.AddDetails;

/// <summary>What members read here, a sentence each.</summary>
internal static class AddDetailsTexts
{
    public const string Add = "Add them";

    public const string NotFiledYet = "Details go with what is filed. Your words are kept: file your form first, then add them.";

    public static Reply FileFirst(Round round) => Reply.Privately("Details go with what is filed, and there is nothing filed to read yet. This opens the form.", RoundActions.FileDebrief(round));

    public static Reply Kept => Reply.Privately("Added to what you filed. It opens with the rest.");
}
