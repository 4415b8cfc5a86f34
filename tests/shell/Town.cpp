#include "shell/Town.h"

#include "ui/shell/SignInPage.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseField.h"

#include <gtest/gtest.h>

#include <QLineEdit>

namespace watchdesk::ui::test {

Town::Town(bool make) {
    if (make) {
        desk::Desk::Options options;
        options.url = path;
        EXPECT_TRUE(desk::Desk::create(options, QStringLiteral("Jo Mead"), passphrase, clock, ids, true));
    }
    for (const auto& [title, needs] :
         {std::pair{"Control room", desk::Act::SeeFeed}, {"Gallery", desk::Act::SeeGallery}})
        pages.add({QString::fromUtf8(title).toLower(),
                   QString::fromUtf8(title),
                   QStringLiteral("radio-tower"),
                   [](desk::Desk&, QWidget* parent) -> QWidget* {
                       auto* page = new WaitingPage(parent);
                       auto* line = new QLineEdit(page);
                       line->setObjectName(QStringLiteral("quick-line"));
                       page->setFocusProxy(line);
                       return page;
                   },
                   {needs}});
    for (const auto& [id, kind] :
         {std::pair{"control room", desk::SearchKind::Incident}, {"gallery", desk::SearchKind::Subject}})
        pages.setShows(QString::fromUtf8(id), {kind}, [this](QWidget& page, const desk::Hit& hit) {
            shownOn = &page;
            shownHit = hit;
        });
    window = std::make_unique<MainWindow>(pages, session);
    window->resize(1280, 800);
    window->show();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
}

bool Town::says(const QString& words) const {
    for (auto* label : window->findChildren<LabelText*>())
        if (label->isVisible() && label->text().contains(words))
            return true;
    return false;
}

void Town::signIn(const QString& with) {
    ASSERT_TRUE(waitFor<SignInPage>());
    auto* field = shown<PassphraseField>();
    ASSERT_TRUE(field);
    QTest::keyClicks(field, with);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace watchdesk::ui::test
