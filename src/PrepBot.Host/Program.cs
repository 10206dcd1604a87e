using System.CommandLine;
using PrepBot.Bank;
using PrepBot.Discord.Adapter;
using PrepBot.Domain.Questions;
using PrepBot.Host.Pictures;
using PrepBot.Host.Startup;
using PrepBot.Host.Verbs;
using PrepBot.Playground.Adapter;
using PrepBot.Practice;
using PrepBot.Practice.Leaving;
using PrepBot.Slack.Adapter;
using PrepBot.Storage;

// The composition root: which rooms this bot is made of. A new platform is one line in Register, and one in Map if it serves pages.
var composition = new Composition(
    Register: (services, ground) =>
    {
        services.AddStorage(_ => ground.Stores);
        services.AddSingleton(new RemovalGrace(ground.Settings.RemovalGrace));
        services.AddBank(ground.Bank.Questions, ground.Bank.Answers);
        services.AddPractice().AddSingleton<IPromptFiles, PromptFiles>();
        services.AddPictures();
        if (ground.Settings.PlaygroundIsOn)
            services.AddPlayground().AddHostedService<PlaygroundOpening>();
        if (ground.Settings.HasDiscord)
            services.AddDiscord(ground.Settings.DiscordSecrets);
        if (ground.Settings.HasSlack)
            services.AddSlack(ground.Settings.SlackSecrets);
    },
    Map: (app, settings) =>
    {
        if (settings.PlaygroundIsOn)
            app.MapPlayground();
        app.MapSlack();
    });

var prepbot = new RootCommand("PrepBot lets a study group practise Leadership Principle interviews with each other. Settings come from the environment and from .env; README.md lists them.")
{
    RunVerb.Create(composition),
    MigrateVerb.Create(),
    QuestionsVerb.Create(),
    ForgottenVerb.Create(),
    DoctorVerb.Create(),
};
prepbot.Does((_, stop) => RunVerb.RunAsync(composition, stop));

// Signals are ours from the first instant on: the verbs end in their own order, the embedded database last.
return await prepbot.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
