// Our own lists of words that carry no meaning in a query.
#include "search/text/tables.h"

namespace kb::search {

std::string_view built_in_stop_words(Language language) {
  switch (language) {
    case Language::danish:
      return "ad af alle alt anden andet andre at bl blev blevet blive bliver både da de dem den denne dens der "
             "deraf derefter deres derfor dermed derpå dertil derved det dets dette dig din dine disse dit dog du "
             "efter "
             "eller en end endda endnu ens enten er et ethvert for fordi forud fra få gennem gøre gør ham han hans har "
             "have havde hende hendes her herefter heri hermed hertil herved hos hun hvad hvem hver hvert hvilke "
             "hvilken "
             "hvilket hvis hvor hvordan hvorfor hvornår hvorved hvoraf hvormed hvorpå hvortil i igen ikkun imens "
             "imellem ind "
             "ja jeg jeres jer jo kan kunne lige man mange med meget mellem men mens mere mig min mindre mine mit mod "
             "må "
             "måske ned nej noget nogen nogle nok nu når næsten og også om omkring op os over på samt selv selvom ser "
             "si sig sin sine sit skal skulle som så sådan således thi til uden ud under ved vi via vil ville vor vore "
             "vores "
             "vort var været være";
    case Language::bokmal:
      return "alle alt andre annen annet at av ble bli blir blitt både bare da de dem den denne dens der dere derfor "
             "deres "
             "dermed dersom det dets dette deg di din dine disse ditt dog du eller en enda ene eneste enn ennå ens "
             "enten "
             "er et ethvert etter for fordi forut fra få før gjennom gjør gjøre ham han hans har hadde ha hatt hei "
             "henne "
             "hennes her hos hun hva hvem hver hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor i igjen imellom "
             "inn "
             "ja jeg jo kan kunne kunnet man mange med meg mellom men mens mer mest min mindre mine mitt mot mye må "
             "måtte "
             "nei ned noe noen nok nå når nær og også om omkring opp oss over på samt sann seg selv selvom si sin sine "
             "sitt skal skulle slik slike som så sånn til under ut uten ved vel vi via vil ville vår våre vårt var "
             "vært "
             "være å "
             // Of Nynorsk, which whoever writes it asks in on a page in Bokmål, too.
             "berre då dei deira dykk dykkar eg ein ei eit frå korfor korleis kva kven kvifor meir mykje noko nokon "
             "nokre vore";
    case Language::nynorsk:
      return "alle alt andre annan anna anten at av bare berre blei bli blir blitt bort både då de dei deim deira den "
             "denne dess det dets dette deg di din dine disse ditt dykk dykkar du eg ein eit eller ene eneste enn enno "
             "er "
             "etter for fordi frå få før gjennom gjer gjere ha hadde han hans har hatt henne hennar her hjå ho hos "
             "hoss honom i igjen inn ja jo kan kor korleis korso korfor kva kvar kvarhelst kven kvi kvifor kunne man "
             "mange med meg meir mellom men mens medan mest mi min mindre mine mitt mot mykje må måtte nei ned no noko "
             "nokon nokor nokre nok når nær og også om omkring opp oss over på saman samt seg seia si sia sidan sin "
             "sine "
             "sitt sjølv skal skulle slik slike som somme somt so så til um under upp ut utan var vart varte ved vel "
             "vere verte vert vi via vil ville vore vors vort vår våre vårt å "
             // Of Bokmål.
             "de dere deres en et fra hun hva hvem hvilke hvilken hvilket hvor hvordan hvorfor jeg mer mye noe noen "
             "vært være";
    case Language::english:
      return "a about above after again all also am an and any are as at be because been before being below between "
             "both "
             "but by can could did do does doing down during each few for from further had has have having he her here "
             "hers him his how i if in into is it its itself just me more most my of off on once only or other our "
             "ours "
             "out over own same she should so some such than that the their theirs them then there these they this "
             "those "
             "through to too under until up very was we were what when where which while who whom why will with would "
             "you your yours";
    case Language::none:
      break;
  }
  return {};
}

std::string_view built_in_question_stop_words(Language language) {
  switch (language) {
    case Language::danish:
      return "altid bare behov behøver betyder betyde bruge burde bør egentlig eventuelt findes finder finde fandt fik "
             "forskellige foregår fungerer fungere får fået gerne gjort gælder går gå gøre gør gøres hedder helst "
             "hjælp "
             "hjælpe hver hvilke hvilken hvilket hvor hvordan hvorfor hvorhen hvorledes hvornår hvorvidt indebærer "
             "kommer kun lade lader lang langt længe man mulig mulige muligt muligheden muligheder mulighed måde måden "
             "måder nemmest "
             "nødvendig nødvendigt plejer rigtigt samme se sker ske skyldes slags stedet sørge tage tager tid typisk "
             "vide "
             "virker virke ved vigtigt være ønsker";
    case Language::bokmal:
      return "alltid bare behov behøver betyr bety bruke burde bør egentlig enklest eventuelt "
             "finnes finner finne fant fikk forskjellige foregår fungerer fungere får fått gjerne "
             "gjort gjelder går gå gjøre gjør gjøres heter helst hjelp hjelpe hver hvilke hvilken hvilket hvor "
             "hvordan hvorfor hvorhen hvorvidt innebærer kommer kun la lang langt lar lenge lettest man mulig mulige "
             "muligheten "
             "muligheter mulighet måte måten måter nødvendig pleier riktig samme se ser skjer skje skyldes "
             "slags stedet sørge ta tar tid trenger typisk vanligvis vet vite virker virke viktig være ønsker "
             "ulik ulike";
    case Language::nynorsk:
      return "alltid berre behov betyr bety bruke burde bør eigentleg eventuelt finst finn finne fann "
             "fekk ulike føregår fungerer fungere får fått gjerne gjort gjeld går gå gjere gjer heiter "
             "helst hjelp hjelpe kvar kor korleis kvifor korvidt inneber kjem la lang langt lèt lar lenge mogleg "
             "moglege moglegheit "
             "moglegheita moglegheiter måte måten måtar naudsynt pleier riktig same ser sjå skjer skje "
             "skuldast slags staden sørgje ta tek tid treng typisk vanlegvis veit vite verkar verke viktig vere "
             "ønskjer ønsker";
    case Language::english:
      return "able actually always does explain find get gets happen happens help how kind know like made make means "
             "mean "
             "meaning must need needed needs possible see should sort tell thing use used using want way ways what "
             "when "
             "where which who why work works";
    case Language::none:
      break;
  }
  return {};
}

}  // namespace kb::search
