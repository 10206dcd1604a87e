using PrepBot.Host.Configuration;
using PrepBot.Storage;

namespace PrepBot.Host.Startup;

/// <summary>What stands before any room is put into the host: checked settings, a migrated database, the bank in it.</summary>
internal sealed record Groundwork(Settings Settings, PreparedDatabase Database, LoadedBank Bank)
{
    /// <summary>What the stores need to know. Prompts are drawn for the values of the bank that was loaded.</summary>
    public StorageSettings Stores => new(Database.RunTime.Reveal(), Database.Key) { ValueSet = Bank.Questions.ValueSet.Id };
}

/// <summary>What Program.cs puts together: which rooms are in this bot, and which of them serve pages.</summary>
internal sealed record Composition(Action<IServiceCollection, Groundwork> Register, Action<WebApplication, Settings> Map);
