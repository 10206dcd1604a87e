using PrepBot.Domain.Questions;

namespace PrepBot.Storage.Questions;

/// <summary>How loading a bank went.</summary>
public abstract record BankLoad
{
    private BankLoad()
    {
    }

    /// <summary>The database holds the bank now.</summary>
    /// <param name="Added">Prompts that are new.</param>
    /// <param name="Changed">Prompts that were edited, or came back after having been retired.</param>
    /// <param name="Retired">Prompts that are not in the bank any more; they stay readable for the rounds that asked them.</param>
    public sealed record Loaded(int Added, int Changed, int Retired) : BankLoad;

    /// <summary>It held the very same bank already.</summary>
    public sealed record NothingNew : BankLoad;

    /// <summary>Another value set has prompts of these ids; nothing was loaded.</summary>
    public sealed record IdsTaken(IReadOnlyList<PromptId> Ids) : BankLoad;
}
