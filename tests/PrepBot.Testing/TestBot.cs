using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrepBot.Bank;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;
using PrepBot.Practice;
using PrepBot.Storage;
using PrepBot.Storage.Statements;

namespace PrepBot.Testing;

/// <summary>What a bot of a test lives in.</summary>
/// <param name="ConnectionString">Of its database; one that leads nowhere for a bot of which nothing runs.</param>
/// <param name="Clock">Mostly one moved by hand.</param>
public sealed record TestWorld(string ConnectionString, TimeProvider Clock)
{
    /// <summary>What is practised; the bank of the repository unless told.</summary>
    public QuestionBank Bank { get; init; } = BuiltInBank.Read();

    /// <summary>Puts its platform on it, and whatever else is otherwise in this bot.</summary>
    public Action<IServiceCollection> Platform { get; init; } = _ => { };
}

/// <summary>
/// The bot as tests run it, composed here and nowhere else: the real features, dispatch, jobs and stores. Its loops do not run by themselves; a test turns
/// those it needs.
/// </summary>
public static class TestBot
{
    /// <summary>A bot without a web server.</summary>
    public static ServiceProvider Start(TestWorld world)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IHostApplicationLifetime, TestLifetime>();
        AddTo(services, world);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>The same among the services of a web server, which goes on running by itself.</summary>
    public static void AddTo(IServiceCollection services, TestWorld world)
    {
        var before = services.ToHashSet();
        services.AddSingleton(world.Clock);
        services.AddBank(world.Bank, ReferenceEquals(world.Bank, BuiltInBank.Read()) ? BuiltInBank.Answers() : AnswerBook.None);
        services.AddPractice().AddSingleton<IPromptFiles, PromptFiles>();

        services.AddSingleton(KeptConnections.Of(world.ConnectionString));

        // A busy machine is not what these tests are about.
        services.AddStorage(_ => new StorageSettings(world.ConnectionString, TestKey.Any)
        {
            CommandTimeout = Eventually.Patience,
            ValueSet = world.Bank.ValueSet.Id,
        });
        world.Platform(services);
        foreach (var loop in services.Where(service => service.ServiceType == typeof(IHostedService) && !before.Contains(service)).ToList())
            services.Remove(loop);
    }
}
