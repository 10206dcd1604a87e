using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Inbound;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Tests.Inbound;

public sealed class ReplyTextsTests
{
    private static readonly Form Form = new(new ActionId("note", "add", Subject.None), "Note", [new FormStep("", [new TextField("note", "Note", Required: true, MaxLength: 200)])]);

    [Theory]
    [InlineData(false, true, "If no form has opened, nothing was changed; this opens it.")]
    [InlineData(true, true, "If no form has opened, this opens it.")]
    [InlineData(false, false, "If no form has opened, nothing was changed; please open it the way you did before.")]
    [InlineData(true, false, "If no form has opened, please open it the way you did before.")]
    public void FormNotOpened_SaysThatNothingChangedOnlyWhereNothingDid(bool wasDone, bool canBeOpened, string said)
    {
        var context = new AnswerContext(InteractionType.MessageComponent, Community: null, OnPrivateMessage: false) { Opener = canBeOpened ? new FormOpener.Verb("open") : null };

        var message = ReplyTexts.NotOpened(Form, step: 0, context, wasDone);

        Assert.Equal(said, message.Blocks[0].ToPlainText());
        Assert.Equal(canBeOpened ? 2 : 1, message.Blocks.Count);
    }
}
